// The usual form: every child sends its sum on the channel of its parent.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

// the usual skynet: every child sends its sum on its parent's channel
func skynet(c chan int, num, size int) {
	if size == 1 {
		c <- num
		return
	}
	rc := make(chan int)
	s := 0
	for i := 0; i < 10; i++ {
		go skynet(rc, num+i*(size/10), size/10)
	}
	for i := 0; i < 10; i++ {
		s += <-rc
	}
	c <- s
}
func main() {
	n, _ := strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	t := time.Now()
	c := make(chan int)
	go skynet(c, 0, n)
	r := <-c
	tasks := 0
	for i := n; i >= 1; i /= 10 {
		tasks += i
	}
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", r, tasks, time.Since(t).Seconds())
}
