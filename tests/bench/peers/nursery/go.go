// One wait group.
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

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	var c int64
	t := time.Now()
	var wg sync.WaitGroup
	wg.Add(n)
	for i := 0; i < n; i++ {
		go func() { atomic.AddInt64(&c, 1); wg.Done() }()
	}
	wg.Wait()
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", c, n, time.Since(t).Seconds())
}
