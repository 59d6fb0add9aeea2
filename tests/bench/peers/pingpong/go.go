// Two goroutines over unbuffered channels, or with so many places as the third argument says.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1]) // round trips
	w, _ := strconv.Atoi(os.Args[2])
	capa := 0
	if len(os.Args) > 3 {
		capa, _ = strconv.Atoi(os.Args[3])
	}
	runtime.GOMAXPROCS(w)
	a, b := make(chan int, capa), make(chan int, capa)
	t := time.Now()
	go func() {
		for v := range a {
			b <- v + 1
		}
		close(b)
	}()
	s := 0
	for i := 0; i < n; i++ {
		a <- i
		s += <-b
	}
	close(a)
	<-b
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", s, n, time.Since(t).Seconds())
}
