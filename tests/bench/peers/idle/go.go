// A thousand small goroutines, then rest.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

func spin(n int64) int64 {
	x := int64(1)
	for i := int64(0); i < n; i++ {
		x = x*31 + i
	}
	return x & 1
}

func main() {
	rest, _ := strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	var done int64
	t := time.Now()
	var wg sync.WaitGroup
	for i := 0; i < 1000; i++ {
		wg.Add(1)
		go func() { odd := spin(2000); atomic.AddInt64(&done, 1+odd-odd); wg.Done() }()
	}
	wg.Wait()
	time.Sleep(time.Duration(rest) * time.Second)
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", done, rest, time.Since(t).Seconds())
}
